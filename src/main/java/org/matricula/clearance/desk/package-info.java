/// 离校手续: opened when somebody leaves, signed off by the offices, seen by the student.
@org.jspecify.annotations.NullMarked
package org.matricula.clearance.desk;
