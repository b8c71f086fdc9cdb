/// The conditions of graduation and how they are looked at: one reading of them for rounds, for
/// what students see of themselves and for what would be.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.audit;
