"""The HTTP and WebSocket routes, their errors, and what guards them."""
