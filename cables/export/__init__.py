"""What leaves the warehouse as files: marts and reporting, without protected persons unless asked for."""
