/// 学期注册: openings, classes, exceptions, fees, lists.
@org.jspecify.annotations.NullMarked
package org.matricula.registration.term;
