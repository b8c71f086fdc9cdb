/// Help that follows from a survey or an interview.
@org.jspecify.annotations.NullMarked
package org.matricula.survey.measure;
