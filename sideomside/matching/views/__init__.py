"""Pages: finding a peer, wishing, and answering."""
