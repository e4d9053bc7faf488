"""Files that people hand in: judged before anything is read, and refused in the words of the screen."""
