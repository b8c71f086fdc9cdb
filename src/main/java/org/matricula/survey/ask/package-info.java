/// Who is asked, how they answer, and when a questionnaire ends.
@org.jspecify.annotations.NullMarked
package org.matricula.survey.ask;
