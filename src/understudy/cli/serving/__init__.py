"""What `understudy serve` stands on: options, address, web server, collector, first words."""
