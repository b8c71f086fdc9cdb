package org.matricula.policy;

/// 试算: runs what was decided in a past period once more with another value, and changes nothing.
/// The module that reads a policy offers it.
public interface Rehearsal<T> {

    Policy<T> policy();

    RehearsalResult run(Trial<T> trial);
}
