/// The failed list, the papers of each course and the order to the print room.
@org.jspecify.annotations.NullMarked
package org.matricula.exam.paper;
