/// 审查: what the offices say before somebody is enrolled, and who never came.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.review;
