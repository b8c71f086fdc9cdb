/// 自主招生报名: prospectus, applications by phone, examination numbers and results, admission by line
/// and quota.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.application;
