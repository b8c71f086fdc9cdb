package org.matricula.page;

/// A parameter that no page can read.
class UnreadableParameter extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String name;
    private final String value;
    private final boolean day;

    UnreadableParameter(String name, String value, boolean day) {
        super(name);
        this.name = name;
        this.value = value;
        this.day = day;
    }

    String name() {
        return name;
    }

    /// As it was sent, with a mark where a character cannot be shown.
    String value() {
        return value.replace('\0', '\u2400');
    }

    /// Whether it is a day beyond the register's calendar.
    boolean day() {
        return day;
    }
}
