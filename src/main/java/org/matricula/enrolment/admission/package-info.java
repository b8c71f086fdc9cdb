/// 录取: batches, the people in them, and what became of each.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.admission;
