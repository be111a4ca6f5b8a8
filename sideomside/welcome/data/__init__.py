"""The pages that come with the house, in our own words, until an association writes them anew."""
