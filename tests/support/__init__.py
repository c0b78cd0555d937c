"""What tests share: private servers for screen and sound, and the programs that these take."""
