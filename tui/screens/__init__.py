"""The explorer's screens: they compose widgets and route what those say."""
