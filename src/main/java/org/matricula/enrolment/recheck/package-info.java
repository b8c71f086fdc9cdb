/// 入学资格复查: a campaign within three months of entry, a task for each newcomer and office, and what
/// follows from it.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.recheck;
