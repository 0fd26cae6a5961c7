"""Reading for many at once: workers, a bounded queue, deadlines, models side by side. No HTTP."""
