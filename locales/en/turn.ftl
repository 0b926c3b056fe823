### What is said when a message could not be handled.

turn-given-up = Sorry, your last message could not be handled; we have noted the problem. Your answers are kept. Please send it again or put it differently.
turn-edited = An edited message changes nothing here. Please send the new text as a message of its own.
turn-forwarded = A forwarded message is not taken as your own words. Please type or upload it yourself.
turn-unreadable = I can read typed text, photos and documents, but not this. Please type your answer.
