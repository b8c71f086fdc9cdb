package org.matricula.identity.password;

/// A hash as the program would keep it.
public record TestHash() {

    public String of(String password) {
        return new Passwords().hash(password);
    }
}
