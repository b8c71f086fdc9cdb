/// 工作日历: what a registrar has to do this term.
@org.jspecify.annotations.NullMarked
package org.matricula.registration.duty;
