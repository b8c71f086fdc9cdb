package org.matricula.registry.person;

/// One of the files that are a student's or a guardian's own.
public record Own(
        String name, String key, String institution, String institutionCode, String status) {}
