/// The student a change is about, and the rules every change keeps.
@org.jspecify.annotations.NullMarked
package org.matricula.change.student;
