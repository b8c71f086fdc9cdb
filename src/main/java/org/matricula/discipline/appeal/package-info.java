/// 申诉: within the legal days, by people who had no part in what is appealed against.
@org.jspecify.annotations.NullMarked
package org.matricula.discipline.appeal;
