/// 送达: how a paper reached the student, and from when it counts.
@org.jspecify.annotations.NullMarked
package org.matricula.discipline.delivery;
