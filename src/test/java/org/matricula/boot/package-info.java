/// The program as an operator meets it: a process of its own, started, killed and asked from
/// outside.
@org.jspecify.annotations.NullMarked
package org.matricula.boot;
