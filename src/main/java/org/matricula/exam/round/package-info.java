/// Rounds, their ten steps and what each waits for.
@org.jspecify.annotations.NullMarked
package org.matricula.exam.round;
