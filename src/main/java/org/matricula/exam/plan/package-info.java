/// Rooms, times and invigilators: the schedule, found by a solver and changed by hand.
@org.jspecify.annotations.NullMarked
package org.matricula.exam.plan;
