"""Programs that make golden vectors and pictures. No product code imports them."""
