package org.matricula.enrolment.application;

/// One line of the published list: no more of a name than its bearer needs to know themselves by.
public record Listed(String examNumber, String name, String unit) {}
