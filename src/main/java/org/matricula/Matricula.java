package org.matricula;

public class Matricula {
    public static void main(String... args) {}
}
