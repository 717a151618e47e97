"""What readers have checked: `reviews.yaml`, its entries fitted to the articles as they are now."""
