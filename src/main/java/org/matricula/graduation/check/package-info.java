/// 毕业生信息核对: every graduate of a cohort looks at what the register says of them, has it put right
/// with proof, and signs; what was put right they confirm a second time.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.check;
