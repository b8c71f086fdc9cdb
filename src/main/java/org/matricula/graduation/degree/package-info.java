/// 学位授予: decided by the committee, apart from graduation.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.degree;
