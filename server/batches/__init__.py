"""Letters in many pictures or hands, part by part, on one machine or several."""
