package org.matricula.exam.plan;

/// How many rooms can be watched at the same time.
record RoomLimit(int atOnce) {}
