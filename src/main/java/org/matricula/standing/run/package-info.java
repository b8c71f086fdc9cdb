/// A school's students looked at once after a term's make-up exams, in earnest or as a rehearsal.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.run;
