/// 学籍证书: numbered, one standing for each registered student, with the register of their issue.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.certificate;
