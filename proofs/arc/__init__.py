"""From a first mail to pouring coffee for others: the whole way, on real pages, with the days passing in between."""
