package org.matricula.calendar;

/// Holidays or shifted working days were changed: deadlines count anew from here on.
public record DaysChanged() {}
