/// 国际成绩交换: a transcript in ELMO, the format of the EMREX network, signed by the school.
@org.jspecify.annotations.NullMarked
package org.matricula.exchange.elmo;
