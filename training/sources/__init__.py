"""What people have of hands, and who reads it: pictures, videos, tables, arrays."""
