/// How a questionnaire is built, before it is opened.
@org.jspecify.annotations.NullMarked
package org.matricula.survey.form;
