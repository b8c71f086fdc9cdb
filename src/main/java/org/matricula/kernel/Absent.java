package org.matricula.kernel;

/// Not there, or outside the acting person's reach: the answer never tells which (404).
public class Absent extends RuntimeException {

    public Absent(String what) {
        super(what);
    }
}
