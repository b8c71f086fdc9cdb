/// 违纪登记: the dictionary of what is an offence, and what was seen.
@org.jspecify.annotations.NullMarked
package org.matricula.discipline.offence;
