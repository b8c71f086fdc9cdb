/// 新生信息采集: each student checks their own record, puts right what they may, says what is wrong, and
/// signs.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.collection;
