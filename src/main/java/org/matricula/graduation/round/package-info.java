/// 毕业资格审查 in rounds: run, looked at by the department, again by the academic office, decided by the
/// committee, published, and made a conclusion.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.round;
